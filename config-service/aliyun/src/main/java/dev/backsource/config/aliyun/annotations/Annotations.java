package dev.backsource.config.aliyun.annotations;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of a domain, set by calls.
 *
 * @param cdnType the kind of its content: {@code web}, {@code download} or {@code video}
 * @param tags the values of tags by their keys
 * @param functions the arguments with which functions were set, in their order, by the functions' names
 */
public record Annotations(String cdnType, Map<String, String> tags, Map<String, Map<String, String>> functions) {
    /** The kind of content of domains without annotations. */
    public static final String USUAL_TYPE = "web";

    /** The annotations of a domain without any. */
    public static final Annotations NONE = new Annotations(USUAL_TYPE, Map.of(), Map.of());

    /** Longer arguments, in characters altogether, are not kept: their function is shown in this service's words. */
    private static final int MAX_ARGUMENTS = 16 * 1024;

    public Annotations {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** The arguments with which a function was set last; null when it wasn't set, or not by this API. */
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

    /** The same without the arguments of a function. */
    public Annotations without(String function) {
        var less = new LinkedHashMap<>(functions);
        less.remove(function);
        return new Annotations(cdnType, tags, less);
    }

    /** The same with more tags, which replace tags with the same keys. */
    public Annotations withTags(Map<String, String> added) {
        var more = new TreeMap<>(tags);
        more.putAll(added);
        return new Annotations(cdnType, more, functions);
    }

    /** The same without the tags with some keys. */
    public Annotations withoutTags(Collection<String> keys) {
        var less = new TreeMap<>(tags);
        less.keySet().removeAll(keys);
        return new Annotations(cdnType, less, functions);
    }
}
