package dev.backsource.config.notification;

import dev.backsource.policy.event.SilenceAlert;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses of pages about an alert, as far as the settings name them. */
@Singleton
public final class AlertLinks {
    private final Optional<String> console;
    private final Optional<String> runbooks;
    private final Optional<String> alertmanager;

    @Inject
    AlertLinks(NotificationSettings settings, AlertmanagerSettings alertmanager) {
        this(settings.consoleUrl(), settings.runbooksUrl(), alertmanager.externalUrl());
    }

    /** Each is empty where there is no such page. */
    public AlertLinks(Optional<URI> console, Optional<URI> runbooks, Optional<URI> alertmanager) {
        this.console = console.map(AlertLinks::base);
        this.runbooks = runbooks.map(AlertLinks::base);
        this.alertmanager = alertmanager.map(AlertLinks::base);
    }

    private static String base(URI url) {
        return url.toString().replaceFirst("/+$", "");
    }

    /** The console's page of the domain; for an alert of the fleet, the overview of a rollout, or the edges; null without one. */
    public @Nullable String page(@Nullable String domain, @Nullable String subject) {
        return console.map(base -> base + "/console/" + path(domain, subject)).orElse(null);
    }

    private static String path(@Nullable String domain, @Nullable String subject) {
        if (domain != null) {
            return "domains/" + encoded(domain);
        }
        return subject != null && subject.startsWith(SilenceAlert.OF_ROLLOUT) ? "overview" : "edges";
    }

    /** The section about a kind of alerts; null without one. */
    public @Nullable String runbook(String kind) {
        return runbooks.map(page -> page + "#" + kind).orElse(null);
    }

    /** Alertmanager's form for a silence of this alert; null without one. */
    public @Nullable String silence(String kind, @Nullable String domain, @Nullable String subject) {
        var matcher = "{alertname=\"" + kind + "\"," + (domain == null ? "subject=\"" + subject : "domain=\"" + domain)
                + "\"}";
        return alertmanager
                .map(base -> base + "/#/silences/new?filter=" + encoded(matcher))
                .orElse(null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
