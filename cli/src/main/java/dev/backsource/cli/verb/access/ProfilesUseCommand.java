package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.RunContexts;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.profile.ProfileFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "use", description = "Select the default profile.")
final class ProfilesUseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", description = "profile name; see backsource profiles list")
    private String name = "";

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var surroundings = RunContexts.surroundings(spec);
        var profiles = ProfileFile.read(surroundings.environment());
        profiles.use(name);
        surroundings
                .terminal()
                .line(Messages.defaultProfile(name, profiles.get(name).server()));
        if (surroundings.environment().get("BACKSOURCE_PROFILE") != null
                || surroundings.environment().get("BACKSOURCE_SERVER") != null) {
            surroundings.terminal().note(Messages.defaultOverridden());
        }
        return Exit.OK.code();
    }
}
