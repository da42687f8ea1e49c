package dev.backsource.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Fields of answers as a table shows them. */
public final class Fields {
    private Fields() {}

    /** The text of a field: empty for a missing one, with commas between the items of a list. */
    public static String text(JsonNode field) {
        if (field.isMissingNode() || field.isNull()) {
            return "";
        }
        if (field.isArray()) {
            var texts = new ArrayList<String>();
            field.forEach(each -> texts.add(text(each)));
            return String.join(", ", texts);
        }
        return field.isValueNode() ? field.asText() : Documents.toLine(field);
    }

    /** The names of the fields in the differences between two states, with commas between them. */
    public static String changed(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false)
                .map(change -> text(change.path("field")))
                .collect(Collectors.joining(", "));
    }

    /** A difference between two states, such as {@code serving.enabled: true -> false}. */
    public static String change(JsonNode change) {
        return text(change.path("field")) + ": " + value(change.path("from")) + " -> " + value(change.path("to"));
    }

    private static String value(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "nothing" : text(value);
    }

    /** Milliseconds in words for people, such as {@code 1.2 s ago}. */
    public static String age(JsonNode milliseconds) {
        return milliseconds.isNumber() ? duration(milliseconds.asLong()) + " ago" : "";
    }

    /** Milliseconds in words for people, such as {@code 1.2 s}. */
    public static String duration(long milliseconds) {
        if (milliseconds < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
        }
        return milliseconds < 3_600_000 ? milliseconds / 60_000 + " min" : milliseconds / 3_600_000 + " h";
    }

    /** A number with two decimals; empty where it is unknown. */
    public static String rounded(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.2f", number.asDouble()) : "";
    }

    /** A scheme and a port, such as {@code https:443}. */
    public static String target(JsonNode target) {
        return target.isObject() ? text(target.path("scheme")) + ":" + text(target.path("port")) : "";
    }

    /** A policy in a word: {@code off}, or its redirect type. */
    public static String policy(JsonNode policy) {
        return policy.path("enabled").asBoolean() ? text(policy.path("redirectType")) : "off";
    }
}
