package dev.backsource.config.web.admission;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.policy.Printable;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are meant for another service, before any other check: a {@code Host} that isn't one of the {@link ServiceHostNames} with
 * 421 (RFC 9110 §15.5.20), and requests that browsers make for pages of other origins (RFC 6454) with 403.
 */
@Singleton
public final class HostCheck {
    /** Before all other filters and routes. */
    private static final int FIRST = 10_000;

    public static final String ONE_HOST = "send exactly one Host header with the service's name and port";

    private final ServiceHostNames names;

    HostCheck(ServiceHostNames names) {
        this.names = names;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var refusal = refusal(context.request());
        if (refusal == null) {
            context.next();
        } else {
            refusal.end(context);
        }
    }

    /** The refusal of a request, to any listener of the service, that is meant for another service; null when it isn't. */
    public @Nullable Refusal refusal(HttpServerRequest request) {
        var asked = request.authority();
        if (asked == null || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Refusal.of(ProblemKind.INVALID_REQUEST, ONE_HOST);
        }
        if (!names.contain(asked.host(), arrivedAt(request))) {
            return misdirected(asked.host());
        }
        var named = AbsoluteForm.authority(request.uri());
        if (named != null && !isOwn(named, request)) {
            return misdirected(named);
        }
        var origins = request.headers().getAll(HttpHeaders.ORIGIN);
        return origins.stream().allMatch(origin -> isOwn(origin, asked)) ? null : foreign(origins);
    }

    /** Whether the service has the authority of a target in absolute form, which takes precedence over {@code Host} (RFC 9112 §3.2.2). */
    private boolean isOwn(String authority, HttpServerRequest request) {
        var parsed = HostAndPort.parseAuthority(authority, -1);
        return parsed != null && names.contain(parsed.host(), arrivedAt(request));
    }

    private static Refusal misdirected(String name) {
        return Refusal.of(
                ProblemKind.MISDIRECTED_REQUEST,
                "this service does not answer to the host " + Printable.of(name)
                        + "; use its address, or add the name to " + ServiceHostNames.SETTING);
    }

    private static String arrivedAt(HttpServerRequest request) {
        return ServiceHostNames.plain(
                Objects.requireNonNullElse(request.localAddress().hostAddress(), ""));
    }

    /** Whether the origin is the requested host itself, or a page at a configured name: a gateway may use another name than browsers do. */
    private boolean isOwn(String origin, HostAndPort asked) {
        try {
            var uri = new URI(origin);
            var host = uri.getHost();
            if (host == null) {
                return false;
            }
            return names.areConfiguredWith(host)
                    || (ServiceHostNames.plain(host).equals(ServiceHostNames.plain(asked.host()))
                            && port(uri) == port(uri, asked));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI origin) {
        return origin.getPort() == -1 ? defaultPort(origin) : origin.getPort();
    }

    private static int port(URI origin, HostAndPort asked) {
        return asked.port() == -1 ? defaultPort(origin) : asked.port();
    }

    private static int defaultPort(URI origin) {
        return "https".equals(origin.getScheme()) ? 443 : 80;
    }

    private static Refusal foreign(List<String> origins) {
        return Refusal.of(
                ProblemKind.FOREIGN_ORIGIN,
                "pages of the origin " + Printable.of(String.join(", ", origins))
                        + " may not call this service; to allow them, add the host to " + ServiceHostNames.SETTING);
    }
}
