package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.RunContexts;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.profile.Credential;
import dev.backsource.cli.profile.Environment;
import dev.backsource.cli.profile.ProfileFile;
import dev.backsource.cli.profile.SecretFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backsource logout}: removes a profile, with the secret that this program stores for it. */
@Command
public final class LogoutCommand implements Callable<Integer> {
    @Option(names = "--profile", paramLabel = "NAME", description = "profile name (default: the default profile)")
    private @Nullable String profile;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var surroundings = RunContexts.surroundings(spec);
        var profiles = ProfileFile.read(surroundings.environment());
        var name = profile != null ? profile : profiles.defaultName();
        if (name == null) {
            throw FailureException.usage(Messages.noDefaultProfile());
        }
        var credential = profiles.get(name).credential();
        try {
            if (isOwn(credential, surroundings.environment())) {
                credential.forget();
            }
        } finally {
            profiles.remove(name);
        }
        surroundings.terminal().line(Messages.profileRemoved(name));
        surroundings.terminal().note(Messages.keyStaysValid());
        return Exit.OK.code();
    }

    /** Whether this program stores the secret: a file elsewhere belongs to another program, which may need it. */
    private static boolean isOwn(Credential credential, Environment environment) {
        return !(credential instanceof SecretFile file) || file.path().startsWith(environment.folder());
    }
}
