package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.HelpOption;
import dev.backsource.cli.command.Results;
import dev.backsource.cli.command.RunContexts;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.profile.ProfileFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "List the profiles and the default.")
final class ProfilesListCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "output format: table, json, yaml or name (default: table)")
    private Format format = Format.TABLE;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var surroundings = RunContexts.surroundings(spec);
        var profiles = ProfileFile.read(surroundings.environment());
        var items = Documents.json().createArrayNode();
        for (var name : profiles.names()) {
            var profile = profiles.get(name);
            items.addObject()
                    .put("name", name)
                    .put("server", profile.server().toString())
                    .put("key", profile.credential().source())
                    .put("default", name.equals(profiles.defaultName()));
        }
        Results.list(
                surroundings.terminal(),
                format,
                items,
                "/name",
                new Columns()
                        .text("NAME", "/name")
                        .text("SERVER", "/server")
                        .text("KEY", "/key")
                        .with("DEFAULT", item -> Cell.of(item.path("default").asBoolean() ? "yes" : "")));
        return Exit.OK.code();
    }
}
