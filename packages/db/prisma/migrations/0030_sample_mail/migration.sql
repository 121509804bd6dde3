-- A person has one mail written, to nobody, to see how it would look.
ALTER TYPE "call_purpose" ADD VALUE 'SAMPLE_MAIL';
