package dev.backsource.cli.apply;

import dev.backsource.cli.apply.file.DomainFolder;
import dev.backsource.cli.apply.file.DomainSchema;
import dev.backsource.cli.apply.file.DomainText;
import dev.backsource.cli.apply.plan.PresentDomain;
import dev.backsource.cli.apply.run.PresentDomains;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backsource export}: writes the service's domains as files for {@code apply}. */
@Command
public final class ExportCommand extends ServerCommand {
    private static final String OUTPUT = "-";

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            required = true,
            description = "folder for one file per domain, or - for standard output")
    private String directory = OUTPUT;

    @Option(names = "--team", paramLabel = "TEAM", description = "only domains of this team")
    private @Nullable String team;

    @Option(names = "--query", paramLabel = "TEXT", description = "only domains with this text in their names")
    private @Nullable String query;

    @Option(names = "--overwrite", description = "overwrite files of the same names; keep all others")
    private boolean overwrite;

    @Override
    protected Exit run(Session session) {
        var domains = new PresentDomains(session.server()).listed(team, query).values();
        PresentDomain.requireKnown(domains);
        if (directory.equals(OUTPUT)) {
            print(session, domains);
        } else {
            write(session, domains);
        }
        return Exit.OK;
    }

    private static void print(Session session, Collection<PresentDomain> domains) {
        var separator = DomainSchema.EDITOR_LINE + "\n";
        for (var domain : domains) {
            session.terminal().line(separator + text(domain).stripTrailing());
            separator = "---\n";
            if (session.terminal().isClosed()) {
                return;
            }
        }
    }

    private void write(Session session, Collection<PresentDomain> domains) {
        try {
            var folder = DomainFolder.open(Path.of(directory), overwrite);
            for (var domain : domains) {
                folder.write(domain.name(), text(domain));
            }
            session.terminal().note(Messages.exported(domains.size(), directory, folder.written()));
        } catch (IOException e) {
            throw new FailureException(Exit.USAGE, Messages.unwritable(directory, e), e);
        }
    }

    private static String text(PresentDomain domain) {
        return DomainText.of(domain.domain(), domain.team());
    }
}
