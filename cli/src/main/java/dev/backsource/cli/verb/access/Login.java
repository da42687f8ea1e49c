package dev.backsource.cli.verb.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.RunContext;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.profile.Credential;
import dev.backsource.cli.profile.DeviceFlow;
import dev.backsource.cli.profile.GivenToken;
import dev.backsource.cli.profile.Keyring;
import dev.backsource.cli.profile.Profile;
import dev.backsource.cli.profile.ProfileFile;
import dev.backsource.cli.profile.Provider;
import dev.backsource.cli.profile.ProviderGrant;
import dev.backsource.cli.profile.ProviderSession;
import dev.backsource.cli.profile.SecretFile;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** One sign-in: the key is tried at the server, and stored once the server accepts it. */
final class Login {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RunContext context;
    private final ProfileFile profiles;
    private final String name;
    private final URI server;
    private final boolean plainHttp;

    Login(RunContext context, ProfileFile profiles, String name, URI server, boolean plainHttp) {
        this.context = context;
        this.profiles = profiles;
        this.name = name;
        this.server = server;
        this.plainHttp = plainHttp;
    }

    /** Signs in with a key; returns the name of its caller. */
    String withKey(String key, boolean keyring) {
        var caller = caller(new GivenToken(Messages.sourceInput(), key));
        if (keyring) {
            new Keyring(context.environment(), name).store(key);
            profiles.put(name, entry().put("keyring", true));
        } else {
            var file = name + ".token";
            new SecretFile(folder().resolve(file)).write(key);
            profiles.put(name, entry().put("token-file", file));
        }
        return caller;
    }

    /** Signs in at a provider; returns the name of the caller. */
    String atProvider(String issuer, String client, String scope) {
        var flow = DeviceFlow.begin(new Provider(Profile.server(issuer)), client, scope);
        context.terminal().note(SafeText.of(Messages.enterCode(flow.page(), flow.userCode())));
        var granted = flow.await();
        var file = name + ".session";
        var caller = kept(granted, new ProviderSession(name, new SecretFile(folder().resolve(file))));
        profiles.put(name, entry().put("session-file", file));
        return caller;
    }

    /**
     * Stores the grant once the server accepts it, and returns the caller's name. Otherwise the profile's present session stays, and the grant is
     * revoked at the provider, since nobody has it.
     */
    private String kept(ProviderGrant granted, ProviderSession session) {
        try {
            var caller = callerBy(granted);
            session.keep(granted);
            return caller;
        } catch (FailureException e) {
            try {
                granted.forget();
            } catch (FailureException unreachable) {
                e.addSuppressed(unreachable);
            }
            throw e;
        }
    }

    private String callerBy(ProviderGrant granted) {
        try {
            return caller(granted);
        } catch (FailureException e) {
            throw new FailureException(e.exit(), e.text() + Messages.providerNotTrusted(), e);
        }
    }

    private String caller(Credential credential) {
        var caller = new Server(new Profile(name, server, credential, plainHttp), TIMEOUT).read(Request.get("caller"));
        return Fields.text(caller.path("name"));
    }

    private ObjectNode entry() {
        var entry = Documents.json().createObjectNode().put("server", server.toString());
        return plainHttp ? entry.put("plain-http", true) : entry;
    }

    private Path folder() {
        return context.environment().folder();
    }
}
