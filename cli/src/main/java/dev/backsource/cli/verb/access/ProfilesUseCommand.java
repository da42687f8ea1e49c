package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.Programs;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.profile.ProfileFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "use", description = "Have a profile be taken where none is named.")
final class ProfilesUseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", description = "backsource profiles list has them")
    private String name = "";

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var surroundings = Programs.surroundings(spec);
        var profiles = ProfileFile.read(surroundings.environment());
        profiles.use(name);
        surroundings
                .terminal()
                .line("profile " + name + " at " + profiles.get(name).server() + " is the default");
        if (surroundings.environment().get("BACKSOURCE_PROFILE") != null
                || surroundings.environment().get("BACKSOURCE_SERVER") != null) {
            surroundings
                    .terminal()
                    .note("BACKSOURCE_PROFILE or BACKSOURCE_SERVER is set here, and goes before the default");
        }
        return Exit.OK.code();
    }
}
