package dev.backsource.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Locale;
import org.yaml.snakeyaml.DumperOptions;

/** JSON and YAML: how both are read and written. */
public final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Documents() {}

    public static JsonMapper json() {
        return JSON;
    }

    /** Reads YAML strictly: each key once, one document. */
    public static YAMLMapper yaml() {
        return Yaml.MAPPER;
    }

    /** @throws IOException when it is no JSON */
    public static JsonNode read(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    /** Many lines of JSON, in which control characters of others are escaped. */
    public static String toJson(JsonNode node) {
        try {
            return escaped(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line of JSON, as {@link #toJson}. */
    public static String toLine(JsonNode node) {
        try {
            return escaped(JSON.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #toJson}, in YAML. */
    public static String toYaml(JsonNode node) {
        try {
            var yaml = Yaml.MAPPER.writeValueAsString(node).stripTrailing();
            return yaml.chars().noneMatch(Documents::isHarmful)
                    ? yaml
                    : Yaml.ASCII.writeValueAsString(node).stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON needs DEL, C1 and directions not to be escaped; terminals do. */
    private static String escaped(String json) {
        if (json.chars().noneMatch(Documents::isHarmful)) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 16);
        json.chars().forEach(each -> {
            if (isHarmful(each)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", each));
            } else {
                escaped.append((char) each);
            }
        });
        return escaped.toString();
    }

    private static boolean isHarmful(int each) {
        return each != '\n'
                && (Character.getType(each) == Character.CONTROL
                        || Character.getType(each) == Character.FORMAT
                        || Character.getType(each) == Character.LINE_SEPARATOR
                        || Character.getType(each) == Character.PARAGRAPH_SEPARATOR);
    }

    /** Loaded when it is needed: most runs need no YAML. */
    private static final class Yaml {
        static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();

        /** Escapes all but ASCII: by default YAML leaves NEL and directions as they are. */
        static final YAMLMapper ASCII = YAMLMapper.builder(YAMLFactory.builder()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .dumperOptions(ascii())
                        .build())
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();

        private static DumperOptions ascii() {
            var options = new DumperOptions();
            options.setAllowUnicode(false);
            options.setSplitLines(false);
            options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
            return options;
        }
    }
}
