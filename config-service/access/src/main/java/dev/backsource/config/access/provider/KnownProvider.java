package dev.backsource.config.access.provider;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The provider in the settings, checked.
 *
 * @param server the URL of its discovery document
 * @param secret null for a public client
 * @param audience the required audience of access tokens; null where none are accepted
 * @param plain whether requests to it may go without TLS, wherever it is
 */
record KnownProvider(
        Issuer issuer,
        URI server,
        ClientID client,
        @Nullable Secret secret,
        Scope scope,
        @Nullable String audience,
        boolean plain) {
    private static final String PREFIX = "backsource.access.oidc.";
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|\\[::1]|127(\\.[0-9]{1,3}){3}");

    /**
     * Null where no provider is set.
     *
     * @throws IllegalArgumentException when a setting is missing or unusable; the message names it
     */
    static @Nullable KnownProvider of(ProviderSettings settings) {
        return settings.issuer().map(issuer -> of(issuer, settings)).orElse(null);
    }

    private static KnownProvider of(URI issuer, ProviderSettings settings) {
        var client = settings.clientId()
                .orElseThrow(() -> new IllegalArgumentException(PREFIX + "client-id is missing; issuer requires it"));
        var server = settings.serverUrl().orElse(issuer);
        requireUsable("issuer", issuer, settings.plainHttp());
        requireUsable("server-url", server, settings.plainHttp());
        settings.consoleUrl().ifPresent(url -> requireWeb("console-url", url));
        return new KnownProvider(
                new Issuer(issuer),
                URI.create(server.toString().replaceAll("/+$", "") + WELL_KNOWN),
                new ClientID(client),
                settings.clientSecretFile().map(KnownProvider::secret).orElse(null),
                scope(settings),
                settings.audience().orElse(null),
                settings.plainHttp());
    }

    /** Whether this service may send requests to a URL that the provider names. */
    boolean mayAsk(@Nullable URI url) {
        return url != null && url.getHost() != null && isUsable(url, plain);
    }

    private static void requireUsable(String setting, URI url, boolean plain) {
        requireWeb(setting, url);
        if (!isUsable(url, plain)) {
            throw new IllegalArgumentException(PREFIX + setting + " is " + url
                    + "; over plain HTTP anyone on the network path could forge identities. Use https, or set " + PREFIX
                    + "plain-http");
        }
    }

    private static void requireWeb(String setting, URI url) {
        var isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!isWeb || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    PREFIX + setting + " is " + url + "; it must be an http or https URL without ? and #");
        }
    }

    private static boolean isUsable(URI url, boolean plain) {
        return "https".equals(url.getScheme())
                || ("http".equals(url.getScheme())
                        && (plain || LOOPBACK.matcher(url.getHost()).matches()));
    }

    private static Scope scope(ProviderSettings settings) {
        var scopes = new ArrayList<>(settings.scopes());
        if (!scopes.contains("openid")) {
            scopes.add(0, "openid");
        }
        return new Scope(scopes.toArray(String[]::new));
    }

    private static Secret secret(Path file) {
        try {
            var secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException(PREFIX + "client-secret-file: " + file + " is empty");
            }
            return new Secret(secret);
        } catch (IOException e) {
            throw new IllegalArgumentException(PREFIX + "client-secret-file: can't read " + file, e);
        }
    }
}
