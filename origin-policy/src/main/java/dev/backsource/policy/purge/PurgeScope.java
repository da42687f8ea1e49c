package dev.backsource.policy.purge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a purge: all of a domain's cached content, or the listed URLs and prefixes. Covers both schemes and
 * every variant.
 *
 * @param urls 0 to 100, each a host and a request target in one, such as {@code www.example.com/a.jpg?x=1}
 * @param prefixes 0 to 100 beginnings of request targets, such as {@code /images/}; of a wildcard domain they concern
 *     every host. A prefix is text: {@code /im} begins {@code /images/a.jpg} too
 * @param everything whether the whole domain is purged; then nothing is listed
 */
public record PurgeScope(List<String> urls, List<String> prefixes, boolean everything) {
    /** The most URLs, and the most prefixes. */
    public static final int MAX_ENTRIES = 100;

    public static final PurgeScope EVERYTHING = new PurgeScope(List.of(), List.of(), true);

    /** Takes entries already in canonical form; anything else is refused. */
    public PurgeScope {
        urls = checked(urls, PurgeUrl::isCanonical, "URL");
        prefixes = checked(prefixes, PurgePrefix::isCanonical, "prefix");
        if (everything == isListed(urls, prefixes)) {
            throw new InvalidValueException(
                    everything
                            ? "everything can't be combined with URLs or prefixes"
                            : "nothing to purge; list urls or prefixes, or purge everything");
        }
    }

    @JsonCreator
    static PurgeScope read(
            @JsonProperty("urls") @Nullable List<String> urls,
            @JsonProperty("prefixes") @Nullable List<String> prefixes,
            @JsonProperty("everything") boolean everything) {
        return new PurgeScope(
                Objects.requireNonNullElse(urls, List.of()),
                Objects.requireNonNullElse(prefixes, List.of()),
                everything);
    }

    /**
     * Brings a URL of {@code domain} into canonical form.
     *
     * @param text an absolute URL of either scheme, or, where {@code domain} is an exact name, a request target that
     *     starts with a slash; a fragment and a port are dropped
     * @throws InvalidValueException when it is no URL of the domain; the message names it
     */
    public static String canonicalUrl(DomainName domain, String text) {
        return PurgeUrl.canonical(domain, text);
    }

    /**
     * The host of an absolute URL of either scheme, as a domain's exact name.
     *
     * @throws InvalidValueException when it is no such URL, or its host can be no domain's; the message says why
     */
    public static DomainName hostOf(String text) {
        return DomainName.parse(PurgeUrl.hostOf(text));
    }

    /**
     * Brings a prefix into canonical form.
     *
     * @throws InvalidValueException when it doesn't start with a slash or is longer than 2,048 characters; the message
     *     names it
     */
    public static String canonicalPrefix(String text) {
        return PurgePrefix.canonical(text);
    }

    /**
     * Whether the cached responses of {@code target} at {@code host} are to be dropped, given that the domain covers
     * the host.
     *
     * @param host in lower-case A-labels, without port
     * @param target path and query as the client sent them (RFC 9112 §3.2.1)
     */
    public boolean matches(String host, String target) {
        return everything || matchesPrefix(target) || matchesUrl(host, target);
    }

    /** Whether every URL is one of {@code domain}. */
    public boolean isWithin(DomainName domain) {
        return urls.stream().allMatch(url -> domain.covers(PurgeUrl.host(url)));
    }

    private boolean matchesPrefix(String target) {
        for (var prefix : prefixes) {
            if (target.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesUrl(String host, String target) {
        for (var url : urls) {
            if (PurgeUrl.isOf(url, host, target)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> checked(List<String> entries, Predicate<String> isCanonical, String what) {
        if (entries.size() > MAX_ENTRIES) {
            throw new InvalidValueException(
                    "there are " + entries.size() + " entries of one kind; the limit is " + MAX_ENTRIES);
        }
        for (var entry : entries) {
            if (!isCanonical.test(entry)) {
                throw new InvalidValueException(what + " \"" + Printable.of(entry) + "\" is not canonical");
            }
        }
        return List.copyOf(entries);
    }

    private static boolean isListed(List<String> urls, List<String> prefixes) {
        return !urls.isEmpty() || !prefixes.isEmpty();
    }
}
