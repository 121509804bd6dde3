/** Settings that a role may have and that change no result, time-out or privilege: all of these categories, and those below. */
export const HARMLESS_CATEGORIES: readonly string[] = [
  "Query Tuning",
  "Resource Usage",
  "Reporting and Logging",
  "Developer Options",
  "Statistics",
  "Write-Ahead Log",
  "Vacuuming",
  "Connections and Authentication / TCP Settings",
];

export const HARMLESS: readonly string[] = [
  // Where and how something is stored.
  "default_table_access_method",
  "default_tablespace",
  "default_toast_compression",
  "gin_pending_list_limit",
  "temp_tablespaces",
  // Logging.
  "client_min_messages",
  "escape_string_warning",
  "icu_validation_level",
  "md5_password_warnings",
  // Of roles and passwords that are made; we make none.
  "createrole_self_grant",
  "password_encryption",
  "scram_iterations",
  // Of functions that we don't use: to_char with local names, money, text search, XML, names of time zones in words.
  "default_text_search_config",
  "lc_monetary",
  "lc_numeric",
  "lc_time",
  "timezone_abbreviations",
  "xmlbinary",
  "xmloption",
  // Our statements have no backslash in a literal, and an ORDER BY where the order matters.
  "backslash_quote",
  "synchronize_seqscans",
  // Whether the bodies of functions are checked.
  "check_function_bodies",
  // Refused by `knock` (door.test.ts), because it is not visible whether the role itself may set it.
  "session_replication_role",
  // Messages, which we read by their codes; functions and libraries that we don't have; large objects.
  "dynamic_library_path",
  "event_triggers",
  "extension_control_path",
  "lc_messages",
  "lo_compat_privileges",
  // Our own, shorter limit ends waits for locks.
  "deadlock_timeout",
  // How the server handles the connection.
  "client_connection_check_interval",
  "local_preload_libraries",
  "session_preload_libraries",
  "wal_sender_timeout",
  // For the current transaction only; its default is one of our settings.
  "transaction_deferrable",
  "transaction_isolation",
  "transaction_read_only",
];
