package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a run's server and secret. The command line goes before the environment, that before the checkout's own stack, and that before the
 * default of {@code config.yaml}. A secret is for one server: another server needs a key of its own.
 */
public final class Selection {
    private static final String TOKEN = "BACKSOURCE_TOKEN";
    private static final String TOKEN_FILE = "BACKSOURCE_TOKEN_FILE";
    private static final String PROFILE = "BACKSOURCE_PROFILE";
    private static final String SERVER = "BACKSOURCE_SERVER";
    /** The checkout, set by its launcher. */
    private static final String CHECKOUT = "BACKSOURCE_CHECKOUT";

    private static final int USUAL_PORT = 8080;

    private final Environment environment;

    public Selection(Environment environment) {
        this.environment = environment;
    }

    /**
     * @param profile the name on the command line; null without one
     * @param server likewise
     */
    public Profile select(@Nullable String profile, @Nullable String server, boolean plainHttp) {
        var address = server != null ? server : profile == null ? environment.get(SERVER) : null;
        var name = profile != null ? profile : server == null ? environment.get(PROFILE) : null;
        if (name != null) {
            return named(name, address, plainHttp);
        }
        if (address != null) {
            return addressed(Profile.server(address), plainHttp);
        }
        var local = local();
        if (local != null) {
            return withGivenToken(local);
        }
        var usual = ProfileFile.read(environment).defaultName();
        if (usual == null) {
            throw FailureException.usage(Messages.noServer(SERVER, TOKEN_FILE));
        }
        return named(usual, null, plainHttp);
    }

    private Profile named(String name, @Nullable String address, boolean plainHttp) {
        var profile = ProfileFile.read(environment).get(name);
        if (address != null && !Profile.server(address).equals(profile.server())) {
            throw FailureException.usage(Messages.otherServer(name, profile.server()));
        }
        return withGivenToken(plainHttp ? new Profile(name, profile.server(), profile.credential(), true) : profile);
    }

    private Profile addressed(URI server, boolean plainHttp) {
        var given = given();
        var local = local();
        if (given == null && local != null && local.server().equals(server)) {
            return local;
        }
        if (given == null) {
            throw FailureException.usage(Messages.noKey(server, TOKEN_FILE, TOKEN));
        }
        return new Profile(Objects.requireNonNullElse(server.getHost(), "server"), server, given, plainHttp);
    }

    /** The profile with the environment's token, which goes before the profile's own, for the same server. */
    private Profile withGivenToken(Profile profile) {
        var given = given();
        return given == null ? profile : new Profile(profile.name(), profile.server(), given, profile.plainHttp());
    }

    private @Nullable Credential given() {
        var token = environment.get(TOKEN);
        if (token != null) {
            return new GivenToken(Messages.sourceVariable(TOKEN), token);
        }
        var file = environment.get(TOKEN_FILE);
        return file == null ? null : new SecretFile(Path.of(file));
    }

    /** The stack of the checkout from which the launcher started this run; null where there is none. */
    private @Nullable Profile local() {
        var checkout = environment.get(CHECKOUT);
        if (checkout == null) {
            return null;
        }
        var header = Path.of(checkout, ".backsource", "admin.header");
        return Files.exists(header)
                ? new Profile("local", URI.create("http://127.0.0.1:" + localPort()), new SecretFile(header), false)
                : null;
    }

    /** The port as set by the launcher: the usual one, moved by an offset, or one of its own. */
    private int localPort() {
        var own = environment.get("BACKSOURCE_PORT_CONFIG_SERVICE");
        return own == null
                ? USUAL_PORT + number("BACKSOURCE_PORT_OFFSET", "0")
                : number("BACKSOURCE_PORT_CONFIG_SERVICE", own);
    }

    private int number(String variable, String otherwise) {
        var value = Objects.requireNonNullElse(environment.get(variable), otherwise);
        try {
            var number = Integer.parseInt(value);
            if (number >= 0 && number <= 65_535 - USUAL_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw FailureException.usage(Messages.invalidPort(variable, value));
    }
}
