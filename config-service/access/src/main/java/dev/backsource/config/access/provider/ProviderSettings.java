package dev.backsource.config.access.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the OpenID provider for sign-ins. */
@ConfigMapping(prefix = "backsource.access.oidc")
public interface ProviderSettings {
    /** The provider's issuer identifier, as its tokens have it. Without it there is no provider. */
    Optional<URI> issuer();

    /** The URL at which this service reaches the provider, if it differs from the issuer. */
    Optional<URI> serverUrl();

    /** This service's client id at the provider. */
    Optional<String> clientId();

    /** The file with this service's client secret; without one it is a public client. */
    Optional<Path> clientSecretFile();

    /** The scopes that a sign-in requests. */
    @WithDefault("openid,profile")
    List<String> scopes();

    /** The claim with a person's display name, as histories show it. */
    @WithDefault("preferred_username")
    String usernameClaim();

    /** The claim that lists a person's groups; {@code /} leads into objects. */
    @WithDefault("groups")
    String groupsClaim();

    /** The roles of each group. */
    Map<String, String> roles();

    /** The audience that access tokens must have to be accepted as bearer tokens; without this setting none are. */
    Optional<String> audience();

    /** The console's URL in browsers, such as {@code https://cdn.example.com}; by default as each browser requests it. */
    Optional<URI> consoleUrl();

    /** Whether accounts may still sign in with a password. */
    @WithDefault("false")
    boolean passwords();

    /** How long a person's keys count after the person's last sign-in. */
    @WithDefault("30d")
    Duration keysHoldUnseen();

    /** The certificates that verify the provider's; by default the JVM's roots. */
    Optional<Path> caFile();

    /** Whether requests to the provider may go without TLS elsewhere than on this machine. */
    @WithDefault("false")
    boolean plainHttp();

    /** The time limit of a response from the provider. */
    @WithDefault("5s")
    Duration answerWithin();
}
