package dev.backsource.cli;

import java.util.function.Supplier;

/**
 * A verb of the program.
 *
 * @param summary what the list of verbs says of it
 * @param command makes its command, whose classes are loaded only then
 */
record Verb(String name, String summary, Supplier<Object> command) {}
