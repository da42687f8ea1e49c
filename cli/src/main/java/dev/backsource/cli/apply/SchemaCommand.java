package dev.backsource.cli.apply;

import dev.backsource.cli.apply.file.DomainSchema;
import dev.backsource.cli.command.Programs;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backsource schema}: prints the JSON Schema of the files that {@code apply} takes. */
@Command
public final class SchemaCommand implements Callable<Integer> {
    @SuppressWarnings("UnusedVariable") // Picocli reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Programs.surroundings(spec).terminal().line(DomainSchema.text().stripTrailing());
        return 0;
    }
}
