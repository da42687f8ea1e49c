package dev.backsource.cli;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.Programs;
import dev.backsource.cli.outcome.Exit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backsource completion}: prints what a shell completes verbs and options by. */
@Command
final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private @Nullable Shell shell;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var surroundings = Programs.surroundings(spec);
        var script = AutoComplete.bash("backsource", new Program(surroundings).whole());
        if (shell == Shell.ZSH) {
            // Zsh takes scripts of bash, after this.
            surroundings
                    .terminal()
                    .line("autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit");
        }
        surroundings.terminal().line(script);
        return Exit.OK.code();
    }

    /** The shells that there are scripts for. */
    enum Shell {
        BASH,
        ZSH
    }
}
