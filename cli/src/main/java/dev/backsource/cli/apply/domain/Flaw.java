package dev.backsource.cli.apply.domain;

/**
 * What is wrong with a field.
 *
 * @param path the field as REST names it, such as {@code origins[0].port}; empty for the whole
 * @param detail what is wrong and what to do
 */
public record Flaw(String path, String detail) {}
