package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.command.RunContexts;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.profile.Credential;
import dev.backsource.cli.profile.Profile;
import dev.backsource.cli.profile.ProfileFile;
import dev.backsource.cli.profile.SecretFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backsource login}: keeps a server and a key for it as a profile, once the server has taken the key. */
@Command
public final class LoginCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "server address, such as https://cdn.example.com (default: the profile's)")
    private @Nullable String server;

    @Option(names = "--profile", paramLabel = "NAME", description = "profile name (default: the server's host)")
    private @Nullable String profile;

    @Option(names = "--plain-http", description = "send the key without TLS, readable to anyone on the network")
    private boolean plainHttp;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "file with the access key (default: a prompt, or standard input)")
    private @Nullable Path keyFile;

    @Option(names = "--keyring", description = "keep the access key in the system's keyring instead of a file")
    private boolean keyring;

    @ArgGroup(exclusive = false, heading = "Sign-in at an OpenID provider, by a code for the browser:%n")
    private @Nullable ProviderOptions provider;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var surroundings = RunContexts.surroundings(spec);
        var profiles = ProfileFile.read(surroundings.environment());
        var again = server == null ? known(profiles) : null;
        var url = again != null ? again.server() : Profile.server(Objects.requireNonNull(server));
        var name = again != null ? again.name() : newName(profiles, url);
        var plain = plainHttp || (again != null && again.plainHttp());
        if (provider != null && (keyFile != null || keyring)) {
            throw FailureException.usage(Messages.keyWithIssuer());
        }
        var login = new Login(surroundings, profiles, name, url, plain);
        var caller = provider != null
                ? login.atProvider(provider.issuer, provider.client, provider.scope)
                : login.withKey(key(surroundings, url), keyring);
        surroundings.terminal().line(SafeText.of(Messages.profileSaved(name, caller, url)));
        return Exit.OK.code();
    }

    private Profile known(ProfileFile profiles) {
        var name = profile != null ? profile : profiles.defaultName();
        if (name == null) {
            throw FailureException.usage(Messages.serverMissing());
        }
        return profiles.get(name);
    }

    /** Two servers of one host would have the same name, unless they are given others. */
    private String newName(ProfileFile profiles, URI url) {
        if (profile != null) {
            return Profile.requireName(profile);
        }
        var name = Profile.requireName(
                Objects.requireNonNullElse(url.getHost(), "server").replaceAll("[^A-Za-z0-9._-]", ""));
        if (profiles.names().contains(name) && !profiles.get(name).server().equals(url)) {
            throw FailureException.usage(
                    Messages.profileTaken(name, profiles.get(name).server()));
        }
        return name;
    }

    private String key(RunContext surroundings, URI url) {
        if (keyFile != null) {
            return new SecretFile(keyFile).token();
        }
        var typed = surroundings.terminal().secret(Messages.keyPrompt(SafeText.of(url.toString())));
        if (!Credential.isToken(typed)) {
            throw FailureException.usage(Messages.invalidKey());
        }
        return typed;
    }

    /** The options for a sign-in at a provider. */
    private static final class ProviderOptions {
        @Option(
                names = "--issuer",
                required = true,
                paramLabel = "URL",
                description = "issuer, as in the server's settings")
        private String issuer = "";

        @Option(
                names = "--client-id",
                paramLabel = "ID",
                defaultValue = "backsource-cli",
                description = "client id at the provider (default: backsource-cli)")
        private String client = "backsource-cli";

        @Option(
                names = "--scope",
                paramLabel = "SCOPES",
                defaultValue = "openid",
                description =
                        "requested scopes (default: openid); offline_access for a session that outlives the browser's")
        private String scope = "openid";
    }
}
