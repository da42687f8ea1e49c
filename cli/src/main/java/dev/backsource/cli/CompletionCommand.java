package dev.backsource.cli;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.RunContexts;
import dev.backsource.cli.outcome.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backsource completion}: prints the script by which a shell gets {@linkplain Completion candidates} from this program. */
@Command
final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private @Nullable Shell shell;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RunContexts.surroundings(spec)
                .terminal()
                .line(Objects.requireNonNull(shell).script());
        return Exit.OK.code();
    }

    /** The shells that there are scripts for. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        String script() {
            var name = "/completion/backsource." + name().toLowerCase(Locale.ROOT);
            try (var script = Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(name))) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
