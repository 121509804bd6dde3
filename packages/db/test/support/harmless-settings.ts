/** Settings that a role may have and that change no result, no time-out and no right: all of these categories, and those below. */
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
  // What people are told.
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
  // Statements of ours have no backslash in a literal, and an order where it matters.
  "backslash_quote",
  "synchronize_seqscans",
  // Bodies are checked, or are not.
  "check_function_bodies",
  // Refused at the door (door.test.ts): a role that may set it can't be told from one that may not.
  "session_replication_role",
  // Of messages, which are read by their codes; of functions and libraries that we don't have; of large objects.
  "dynamic_library_path",
  "event_triggers",
  "extension_control_path",
  "lc_messages",
  "lo_compat_privileges",
  // Waits for locks have a bound of ours before.
  "deadlock_timeout",
  // The server's own business with the connection.
  "client_connection_check_interval",
  "local_preload_libraries",
  "session_preload_libraries",
  "wal_sender_timeout",
  // Of the transaction under way, whose default is ours.
  "transaction_deferrable",
  "transaction_isolation",
  "transaction_read_only",
];
