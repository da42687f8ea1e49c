package dev.backsource.cli.verb.access;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;

/** {@code backsource whoami}. */
@Command
public final class WhoamiCommand extends ServerCommand {
    @Override
    protected Exit run(Session session) {
        var caller = session.server().read(Request.get("caller"));
        return session.one(caller, "/name", terminal -> {
            var profile = session.server().profile();
            terminal.line(SafeText.of(Messages.callerOf(
                    Fields.text(caller.path("name")),
                    Fields.text(caller.path("kind")),
                    Fields.text(caller.path("id")))));
            terminal.line(Messages.callerAt(
                    profile.server(),
                    profile.name(),
                    SafeText.of(profile.credential().source())));
            caller.path("roles").forEach(role -> terminal.line("  " + SafeText.of(Roles.text(role))));
        });
    }
}
