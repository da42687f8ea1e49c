package dev.backsource.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Fields of answers as a table shows them. */
public final class Fields {
    /** Shown for what the server doesn't say, or says in another form. */
    public static final String UNKNOWN = "unknown";

    private static final int PERCENT_DIGITS = 3;

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

    /** The text of a field; {@value #UNKNOWN} for a missing or empty one. */
    public static String known(JsonNode field) {
        var text = text(field);
        return text.isEmpty() ? UNKNOWN : text;
    }

    /** A whole number; {@value #UNKNOWN} unless it is one from 0. */
    public static String count(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0
                ? String.format(Locale.ROOT, "%,d", number.asLong())
                : UNKNOWN;
    }

    /** A share as {@code 0.5 %}; {@value #UNKNOWN} unless it is a number from 0 to 1. */
    public static String percent(JsonNode share) {
        if (!share.isNumber() || !(share.asDouble() >= 0 && share.asDouble() <= 1)) {
            return UNKNOWN;
        }
        var percent = BigDecimal.valueOf(share.asDouble())
                .movePointRight(2)
                .round(new MathContext(PERCENT_DIGITS))
                .stripTrailingZeros();
        return (percent.scale() > 2 * PERCENT_DIGITS ? percent.toString() : percent.toPlainString()) + " %";
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
