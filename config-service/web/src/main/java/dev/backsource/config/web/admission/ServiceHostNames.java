package dev.backsource.config.web.admission;

import dev.backsource.policy.Printable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of the service. A page on the internet can make its own name resolve to this machine (DNS rebinding); the browser then takes
 * the service for the page's own, but still sends the page's name in {@code Host}. So a name that isn't configured is refused, while
 * addresses of loopback and the address at which a request arrived need no setting.
 */
@Singleton
final class ServiceHostNames {
    static final String SETTING = "backsource.config.allowed-hosts";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|::1|127(\\.[0-9]{1,3}){3}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?|[0-9a-f:.]+");

    private final Set<String> configured;

    ServiceHostNames(HostSettings settings) {
        configured = settings.allowedHosts().orElse(List.of()).stream()
                .map(ServiceHostNames::configured)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a request may name {@code host}, given without a port.
     *
     * @param arrivedAt the address of this machine at which the request arrived
     */
    boolean contain(String host, String arrivedAt) {
        var name = plain(host);
        return name.equals(arrivedAt)
                || configured.contains(name)
                || LOOPBACK.matcher(name).matches();
    }

    /** Whether the setting lists {@code host}. */
    boolean areConfiguredWith(String host) {
        return configured.contains(plain(host));
    }

    /** Lower case, without the brackets of an IPv6 address and the dot of the root. */
    static String plain(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        var open = lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
        return open.endsWith(".") ? open.substring(0, open.length() - 1) : open;
    }

    private static String configured(String entry) {
        var name = plain(entry.strip());
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(SETTING + " holds \"" + Printable.of(entry)
                    + "\"; use host names or addresses, without scheme and port");
        }
        return name;
    }
}
