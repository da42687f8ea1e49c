package dev.backsource.config.access.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The OpenID provider that people sign in at. */
@ConfigMapping(prefix = "backsource.access.oidc")
public interface ProviderSettings {
    /** What the provider calls itself, as its tokens say it. Without it there is no provider. */
    Optional<URI> issuer();

    /** Where this service asks the provider, when that isn't at what it calls itself. */
    Optional<URI> serverUrl();

    /** As what this service is known to the provider. */
    Optional<String> clientId();

    /** The file with this service's secret at the provider; without one it is a public client. */
    Optional<Path> clientSecretFile();

    /** What is asked for at a sign-in. */
    @WithDefault("openid,profile")
    List<String> scopes();

    /** Which claim of tokens is a person's name, as histories show it. */
    @WithDefault("preferred_username")
    String usernameClaim();

    /** Which claim of tokens lists a person's groups; {@code /} leads into objects. */
    @WithDefault("groups")
    String groupsClaim();

    /** What each group stands for. */
    Map<String, String> roles();

    /** Whom access tokens have to be for, to be taken as bearer tokens; none are when it isn't set. */
    Optional<String> audience();

    /** Where browsers reach the console, such as {@code https://cdn.example.com}; as they ask for it when not set. */
    Optional<URI> consoleUrl();

    /** Whether accounts may sign in with a password all the same. */
    @WithDefault("false")
    boolean passwords();

    /** How long the keys of somebody count who doesn't sign in any more. */
    @WithDefault("30d")
    Duration keysHoldUnseen();

    /** The certificates that the provider's is verified against; the JVM's roots when not set. */
    Optional<Path> caFile();

    /** Whether the provider may be asked without TLS elsewhere than on this machine. */
    @WithDefault("false")
    boolean plainHttp();

    /** How long the provider has for one answer. */
    @WithDefault("5s")
    Duration answerWithin();
}
