package dev.backsource.config.aliyun.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions in a call, in the JSON form of {@code Functions}; anything unknown in it is refused by name. */
public final class FunctionList {
    private static final String NAME = "functionName";
    private static final String ARGUMENTS = "functionArgs";
    private static final String ARGUMENT = "argName";
    private static final String VALUE = "argValue";
    private static final Set<String> PARENTS = Set.of("parentId", "parent_id", "ParentId");
    private static final Set<String> IDS = Set.of("configId", "config_id", "ConfigId");

    /** The values that stand for no parent. */
    private static final Set<String> NO_PARENT = Set.of("", "-1");

    private static final Set<String> FIELDS = Stream.of(Set.of(NAME, ARGUMENTS), PARENTS, IDS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final String EXAMPLE = "[{\"functionName\":\"forward_scheme\","
            + "\"functionArgs\":[{\"argName\":\"enable\",\"argValue\":\"on\"}]}]";
    private static final ParameterJson JSON = new ParameterJson("Functions", ErrorCode.FUNCTIONS_INVALID);

    private FunctionList() {}

    /**
     * A function to be set.
     *
     * @param arguments in their order in the call
     * @param edit the change of a domain
     */
    public record Setting(CdnFunction function, Map<String, String> arguments, UnaryOperator<Domain> edit) {}

    /**
     * Reads the list.
     *
     * @throws CallRefusedException with the fault and its function
     */
    public static List<Setting> parse(String json, int max) {
        var list = JSON.list(json, "functions", max, EXAMPLE);
        var settings = new ArrayList<Setting>();
        var seen = new HashSet<String>();
        for (var item : list) {
            var setting = setting(item);
            if (!seen.add(setting.function().name())) {
                throw JSON.malformed("Functions lists " + setting.function().name() + " twice; list it once");
            }
            settings.add(setting);
        }
        return settings;
    }

    private static Setting setting(JsonNode item) {
        JSON.requireOnly(item, "a function", FIELDS);
        refuseParent(item);
        var function = CdnFunctions.get(JSON.text(item, NAME));
        var arguments = new LinkedHashMap<String, String>();
        var listed = item.path(ARGUMENTS);
        if (!listed.isArray() && !listed.isMissingNode()) {
            throw JSON.malformed(ARGUMENTS + " of " + function.name() + " must be a list");
        }
        for (var argument : listed) {
            JSON.requireOnly(argument, "an argument of " + function.name(), Set.of(ARGUMENT, VALUE));
            put(arguments, function, JSON.text(argument, ARGUMENT), JSON.text(argument, VALUE));
        }
        var edit = function.set(new FunctionArguments(function.name(), arguments));
        var id = only(item, IDS);
        return new Setting(function, arguments, id == null || id.isEmpty() ? edit : ofConfig(function, id, edit));
    }

    /** Only for a domain at which the function has this id. */
    private static UnaryOperator<Domain> ofConfig(CdnFunction function, String text, UnaryOperator<Domain> edit) {
        var id = ConfigIds.parse(text)
                .orElseThrow(() -> JSON.malformed("configId " + Printable.of(text) + " of " + function.name()
                        + " is not a config ID; list them with DescribeCdnDomainConfigs"));
        return domain -> {
            if (id != ConfigIds.of(domain.name(), function.name())) {
                throw new CallRefusedException(
                        ErrorCode.CONFIG_UNKNOWN,
                        "domain " + domain.name() + " has no config " + id + " of " + function.name()
                                + "; omit configId, or use one that DescribeCdnDomainConfigs returns");
            }
            return edit.apply(domain);
        };
    }

    /** The value of a field with several spellings; null when none is there. */
    private static @Nullable String only(JsonNode item, Set<String> spellings) {
        var there = spellings.stream().filter(item::has).toList();
        if (there.size() > 1) {
            throw JSON.malformed(String.join(" and ", there) + " are the same argument; set it once");
        }
        return there.isEmpty() ? null : JSON.find(item, there.get(0));
    }

    private static void put(Map<String, String> arguments, CdnFunction function, String name, String value) {
        if (!function.arguments().contains(name)) {
            throw JSON.malformed("the argument " + Printable.of(name) + " of " + function.name()
                    + " is not supported; supported arguments: "
                    + String.join(", ", function.arguments().stream().sorted().toList()));
        }
        if (arguments.put(name, value) != null) {
            throw JSON.malformed("the argument " + name + " of " + function.name() + " is set twice; set it once");
        }
    }

    private static void refuseParent(JsonNode item) {
        var parent = only(item, PARENTS);
        if (parent != null && !NO_PARENT.contains(parent)) {
            throw JSON.malformed("parentId requires conditions, which are not supported: functions apply to all"
                    + " requests of the domain. Omit it");
        }
    }
}
