package dev.backsource.config.aliyun.annotations;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What calls have said of a domain.
 *
 * @param cdnType the kind of its content: {@code web}, {@code download} or {@code video}
 * @param tags their values by their keys
 * @param functions the arguments that functions were set with, in their order, by the functions' names
 */
public record Annotations(String cdnType, Map<String, String> tags, Map<String, Map<String, String>> functions) {
    /** The kind of content of domains of which nothing was said. */
    public static final String USUAL_TYPE = "web";

    /** Of a domain of which nothing was said. */
    public static final Annotations NONE = new Annotations(USUAL_TYPE, Map.of(), Map.of());

    /** Arguments that have more characters together are not kept: their function is shown in this service's words. */
    private static final int MAX_ARGUMENTS = 16 * 1024;

    public Annotations {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** The arguments that a function was set with last; null when it wasn't set, or not here. */
    public @Nullable Map<String, String> argumentsOf(String function) {
        return functions.get(function);
    }

    /** The same with the arguments of a function. */
    public Annotations withFunction(String function, Map<String, String> arguments) {
        var length = arguments.entrySet().stream()
                .mapToInt(argument ->
                        argument.getKey().length() + argument.getValue().length())
                .sum();
        if (length > MAX_ARGUMENTS) {
            return without(function);
        }
        var more = new LinkedHashMap<>(functions);
        more.put(function, new LinkedHashMap<>(arguments));
        return new Annotations(cdnType, tags, more);
    }

    /** The same without those of a function. */
    public Annotations without(String function) {
        var less = new LinkedHashMap<>(functions);
        less.remove(function);
        return new Annotations(cdnType, tags, less);
    }

    /** The same with more tags, in place of those with the same keys. */
    public Annotations withTags(Map<String, String> added) {
        var more = new TreeMap<>(tags);
        more.putAll(added);
        return new Annotations(cdnType, more, functions);
    }

    /** The same without the tags of some keys. */
    public Annotations withoutTags(Collection<String> keys) {
        var less = new TreeMap<>(tags);
        less.keySet().removeAll(keys);
        return new Annotations(cdnType, less, functions);
    }
}
