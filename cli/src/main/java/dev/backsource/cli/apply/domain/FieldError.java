package dev.backsource.cli.apply.domain;

/**
 * A flaw of a field.
 *
 * @param path the field as REST names it, such as {@code origins[0].port}; empty for the whole
 * @param detail the flaw and its remedy
 */
public record FieldError(String path, String detail) {}
