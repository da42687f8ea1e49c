package dev.backsource.config.aliyun.refresh;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CallLimits;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The paths in {@code ObjectPath}, one on each line, with or without a scheme. */
final class ObjectPaths {
    private ObjectPaths() {}

    /**
     * The paths to be dropped at one host, as many as one purge may name.
     *
     * @param host in the form of a domain's exact name, whether the domain exists or a wildcard serves it
     */
    record OfHost(DomainName host, PurgeScope scope) {
        /** The name in messages: the first path, and the number of further ones. */
        String text() {
            var count = Math.max(1, scope.urls().size() + scope.prefixes().size());
            var first = scope.everything()
                    ? host + "/"
                    : scope.urls().isEmpty()
                            ? host + scope.prefixes().get(0)
                            : scope.urls().get(0);
            return first + (count == 1 ? "" : " and " + (count - 1) + " more");
        }
    }

    /**
     * Reads the paths.
     *
     * @throws CallRefusedException when a path isn't of the type, or there are too many
     */
    static List<OfHost> parse(ObjectType type, String lines) {
        var byHost = new LinkedHashMap<DomainName, Set<String>>();
        var paths = lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(type.most() + 1L)
                .toList();
        if (paths.isEmpty()) {
            throw new CallRefusedException(ErrorCode.PARAMETER_MISSING, "ObjectPath is required");
        }
        if (paths.size() > type.most()) {
            throw new CallRefusedException(
                    ErrorCode.TOO_MANY_AT_ONCE,
                    "ObjectPath exceeds the limit of " + type.most() + " per call for the type " + type.word()
                            + "; split the call");
        }
        for (var path : paths) {
            var read = read(path);
            byHost.computeIfAbsent(read.host(), host -> new LinkedHashSet<>())
                    .add(type == ObjectType.FILE ? read.url() : read.requirePrefix());
        }
        requireFew(byHost.size());
        return byHost.entrySet().stream()
                .flatMap(host ->
                        parts(host.getValue()).stream().map(part -> new OfHost(host.getKey(), scope(type, part))))
                .toList();
    }

    /**
     * A path.
     *
     * @param url host and target together
     * @param prefix the same as a prefix of targets; null for a path that is no directory
     * @param whyNone the reason why it is no directory; null for a directory
     */
    record Path(
            DomainName host,
            String url,
            @Nullable String prefix,
            @Nullable String whyNone) {
        /** @throws CallRefusedException when it is no directory */
        String requirePrefix() {
            if (prefix == null) {
                throw malformed(String.valueOf(whyNone));
            }
            return prefix;
        }
    }

    /** @throws CallRefusedException when the text is no path */
    static Path read(String text) {
        try {
            var url = text.contains("://") ? text : "http://" + text;
            var host = PurgeScope.hostOf(url);
            return directory(text, host, PurgeScope.canonicalUrl(host, url));
        } catch (InvalidValueException e) {
            throw malformed(e.detail());
        }
    }

    /** A URL need not be a directory: a prefix can't begin with two slashes, nor contain a star. */
    private static Path directory(String text, DomainName host, String url) {
        if (!url.endsWith("/") || url.indexOf('?') >= 0) {
            return new Path(
                    host,
                    url,
                    null,
                    "\"" + Printable.of(text) + "\" is not a directory; it must end with a slash, such as"
                            + " https://www.example.com/images/");
        }
        try {
            return new Path(host, url, PurgeScope.canonicalPrefix(url.substring(url.indexOf('/'))), null);
        } catch (InvalidValueException e) {
            return new Path(host, url, null, e.detail());
        }
    }

    private static PurgeScope scope(ObjectType type, List<String> paths) {
        return type == ObjectType.FILE
                ? new PurgeScope(paths, List.of(), false)
                : new PurgeScope(List.of(), paths, false);
    }

    private static List<List<String>> parts(Set<String> paths) {
        var all = List.copyOf(paths);
        var parts = new ArrayList<List<String>>();
        for (var from = 0; from < all.size(); from += PurgeScope.MAX_ENTRIES) {
            parts.add(all.subList(from, Math.min(from + PurgeScope.MAX_ENTRIES, all.size())));
        }
        return parts;
    }

    private static void requireFew(int hosts) {
        if (hosts > CallLimits.MAX_DOMAINS) {
            throw new CallRefusedException(
                    ErrorCode.TOO_MANY_AT_ONCE,
                    "ObjectPath lists paths of " + hosts + " hosts; the limit per call is " + CallLimits.MAX_DOMAINS
                            + ". Split the call");
        }
    }

    private static CallRefusedException malformed(String message) {
        return new CallRefusedException(ErrorCode.OBJECT_PATH_INVALID, message);
    }
}
