package dev.backsource.config.aliyun.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The functions that a call sets, as {@code Functions} has them in JSON; whatever of it isn't known is refused by name. */
public final class FunctionList {
    private static final String NAME = "functionName";
    private static final String ARGUMENTS = "functionArgs";
    private static final String ARGUMENT = "argName";
    private static final String VALUE = "argValue";
    private static final Set<String> PARENTS = Set.of("parentId", "parent_id", "ParentId");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FunctionList() {}

    /**
     * A function that is to be set.
     *
     * @param edit what that does to a domain
     */
    public record Setting(CdnFunction function, UnaryOperator<Domain> edit) {}

    /**
     * Reads it.
     *
     * @throws CallRefusedException with what is wrong with which function
     */
    public static List<Setting> parse(String json, int max) {
        var list = tree(json);
        if (!list.isArray() || list.isEmpty()) {
            throw malformed(
                    "Functions has to be a list of functions in JSON, such as [{\"functionName\":\"forward_scheme\","
                            + "\"functionArgs\":[{\"argName\":\"enable\",\"argValue\":\"on\"}]}]");
        }
        if (list.size() > max) {
            throw malformed("Functions lists " + list.size() + " functions; a call may have at most " + max);
        }
        var settings = new ArrayList<Setting>();
        var seen = new HashSet<String>();
        for (var item : list) {
            var setting = setting(item);
            if (!seen.add(setting.function().name())) {
                throw malformed("Functions lists " + setting.function().name() + " twice; give it once");
            }
            settings.add(setting);
        }
        return settings;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw malformed("Functions is no JSON: " + Printable.of(e.getOriginalMessage()));
        }
    }

    private static Setting setting(JsonNode item) {
        refuseParent(item);
        requireOnly(item, "a function", Set.of(NAME, ARGUMENTS));
        var function = CdnFunctions.get(text(item, NAME));
        var arguments = new HashMap<String, String>();
        var listed = item.path(ARGUMENTS);
        if (!listed.isArray() && !listed.isMissingNode()) {
            throw malformed(ARGUMENTS + " of " + function.name() + " has to be a list");
        }
        for (var argument : listed) {
            requireOnly(argument, "an argument of " + function.name(), Set.of(ARGUMENT, VALUE));
            put(arguments, function, text(argument, ARGUMENT), text(argument, VALUE));
        }
        return new Setting(function, function.set(new FunctionArguments(function.name(), arguments)));
    }

    private static void put(Map<String, String> arguments, CdnFunction function, String name, String value) {
        if (!function.arguments().contains(name)) {
            throw malformed("the argument " + Printable.of(name) + " of " + function.name()
                    + " is not known here; there are "
                    + String.join(", ", function.arguments().stream().sorted().toList()));
        }
        if (arguments.put(name, value) != null) {
            throw malformed("the argument " + name + " of " + function.name() + " is there twice; give it once");
        }
    }

    private static void refuseParent(JsonNode item) {
        if (PARENTS.stream().anyMatch(item::has)) {
            throw malformed("parentId ties a function to conditions, which are not known here: what is set is"
                    + " for all requests of the domain; leave it out");
        }
    }

    private static void requireOnly(JsonNode node, String what, Set<String> known) {
        if (!node.isObject()) {
            throw malformed(what + " has to be an object with "
                    + String.join(" and ", known.stream().sorted().toList()));
        }
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw malformed(Printable.of(field.getKey()) + " of " + what + " is not known here; leave it out");
            }
        }
    }

    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        if (!value.isTextual() && !value.isNumber()) {
            throw malformed(name + " has to be there, and to be a text");
        }
        return value.asText();
    }

    private static CallRefusedException malformed(String message) {
        return new CallRefusedException(ErrorCode.FUNCTIONS_INVALID, message);
    }
}
