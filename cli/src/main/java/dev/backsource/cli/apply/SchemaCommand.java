package dev.backsource.cli.apply;

import dev.backsource.cli.apply.file.DomainSchema;
import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.RunContexts;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backsource schema}: prints the JSON Schema of the files that {@code apply} takes. */
@Command
public final class SchemaCommand implements Callable<Integer> {
    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RunContexts.surroundings(spec).terminal().line(DomainSchema.text().stripTrailing());
        return 0;
    }
}
