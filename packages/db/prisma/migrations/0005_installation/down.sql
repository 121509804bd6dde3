-- Takes 0005_installation back. Restored backups are not noticed any more, unless somebody says so (`make restored`).
ALTER TABLE "worker" DROP COLUMN "beats";
DROP TABLE "installation";
