package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.functions.ParameterJson;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.protocol.Ports;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Origins in the form of {@code Sources}: {@code content}, {@code type}, {@code priority}, {@code port} and {@code weight}, each with or
 * without a capital, and numbers with or without quotes.
 */
final class SourceList {
    private static final String CONTENT = "content";
    private static final String TYPE = "type";
    private static final String PRIORITY = "priority";
    private static final String PORT = "port";
    private static final String WEIGHT = "weight";
    private static final Set<String> FIELDS = Set.of(CONTENT, TYPE, PRIORITY, PORT, WEIGHT);

    private static final String ADDRESS = "ipaddr";
    private static final String NAME = "domain";
    private static final String PRIMARY = "20";
    private static final String SECONDARY = "30";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private static final ParameterJson JSON = new ParameterJson("Sources", ErrorCode.SOURCES_INVALID);
    private static final String EXAMPLE =
            "[{\"content\":\"192.0.2.10\",\"type\":\"ipaddr\",\"priority\":\"20\",\"port\":80,\"weight\":\"10\"}]";

    private SourceList() {}

    /**
     * Reads the list.
     *
     * @throws CallRefusedException with the fault and its source
     */
    static List<Origin> parse(String json) {
        var origins = new ArrayList<Origin>();
        for (var listed : JSON.list(json, "sources", Domain.MAX_ORIGINS, EXAMPLE)) {
            var source = JSON.respelled(listed, "a source", FIELDS);
            var content = JSON.text(source, CONTENT);
            try {
                origins.add(origin(source, content));
            } catch (InvalidValueException e) {
                throw JSON.malformed("source " + Printable.of(content) + ": " + e.detail());
            }
        }
        requireDistinct(origins);
        return origins;
    }

    /** Writes origins in the form of responses. */
    static void write(List<Origin> origins, ArrayNode into, boolean withState) {
        for (var origin : origins) {
            var source = into.addObject();
            source.put("Content", origin.address().value());
            source.put("Type", origin.address().isIp() ? ADDRESS : NAME);
            source.put("Port", origin.port());
            source.put("Priority", origin.priority() == OriginPriority.PRIMARY ? PRIMARY : SECONDARY);
            source.put("Weight", Integer.toString(origin.weight()));
            if (withState) {
                source.put("Enabled", "online");
            }
        }
    }

    private static Origin origin(JsonNode source, String content) {
        var address = OriginAddress.parse(content);
        requireType(JSON.text(source, TYPE), address);
        return new Origin(
                address,
                Ports.check(number(source, PORT, Scheme.HTTP.standardPort())),
                priority(source),
                number(source, WEIGHT, Origin.DEFAULT_WEIGHT));
    }

    private static void requireType(String type, OriginAddress address) {
        switch (type) {
            case ADDRESS -> {
                if (!address.isIp()) {
                    throw new InvalidValueException("is not an IP address; use the type " + NAME);
                }
            }
            case NAME -> {
                if (address.isIp()) {
                    throw new InvalidValueException("is an IP address; use the type " + ADDRESS);
                }
            }
            default ->
                throw new InvalidValueException("type " + Printable.of(type) + " is not supported; use " + ADDRESS
                        + " or " + NAME + ". For a bucket that is an ordinary HTTP server, use " + NAME);
        }
    }

    private static OriginPriority priority(JsonNode source) {
        var priority = JSON.find(source, PRIORITY);
        if (priority == null || priority.equals(PRIMARY)) {
            return OriginPriority.PRIMARY;
        }
        if (!priority.equals(SECONDARY)) {
            throw new InvalidValueException("priority " + Printable.of(priority) + " is invalid; use " + PRIMARY
                    + " for a primary origin or " + SECONDARY + " for a secondary one");
        }
        return OriginPriority.SECONDARY;
    }

    private static int number(JsonNode source, String field, int otherwise) {
        var text = JSON.find(source, field);
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValueException(field + " " + Printable.of(text) + " must be a number of up to six digits");
        }
        return Integer.parseInt(text);
    }

    private static void requireDistinct(List<Origin> origins) {
        var places = origins.stream()
                .map(origin -> origin.address() + " " + origin.port())
                .distinct()
                .count();
        if (places < origins.size()) {
            throw JSON.malformed("Sources has a duplicate; list each source once, with the sum of the weights");
        }
    }
}
