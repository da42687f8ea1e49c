package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        description = "Have edges apply a mass change that they hold back. Requires a global administrator.")
final class EdgesReleaseCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAINS", description = "number of held domains; see backsource edges")
    private long domains;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "reason, for the audit log")
    private String reason = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        if (domains < 1) {
            throw FailureException.usage(Messages.tooLow("DOMAINS", domains));
        }
        yes.require(
                session,
                Messages.releaseQuestion(domains, session.server().profile().server()),
                Messages.nothingReleased());
        session.say(Messages.released(send(session)));
        return Exit.OK;
    }

    /** Request by request, each from where the one before it ended; the number of domains that were published again. */
    private long send(Session session) {
        var body = Documents.json().createObjectNode().put("domains", domains).put("reason", reason);
        var published = 0L;
        for (var next = ""; ; ) {
            var answer = session.server()
                    .read(Request.post(body.deepCopy(), "mass-changes", "releases")
                            .once(Session.newKey()));
            published += answer.path("published").asLong();
            var last = next;
            next = Fields.text(answer.path("next"));
            if (next.compareTo(last) <= 0) {
                session.terminal().clearStatus();
                return published;
            }
            session.terminal().status(SafeText.of(Messages.releaseProgress(published, next)));
            body.put("after", next);
        }
    }
}
