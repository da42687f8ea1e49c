package dev.backsource.cli;

import java.util.function.Supplier;

/**
 * A verb of the program.
 *
 * @param summary its line in the list of verbs
 * @param command creates its command, and only then loads the command's classes
 */
record Verb(String name, String summary, Supplier<Object> command) {}
