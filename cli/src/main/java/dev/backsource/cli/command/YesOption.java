package dev.backsource.cli.command;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Option;

/** The option that skips the question of verbs with effects that can't be undone at once. */
public final class YesOption {
    @Option(
            names = {"-y", "--yes"},
            description = "skip the confirmation")
    private boolean yes;

    public boolean isGiven() {
        return yes;
    }

    /**
     * Asks, unless the option was given; fails where the answer is no, or nobody can be asked.
     *
     * @param nothing the message on a no, such as {@code nothing was removed}
     */
    public void require(Session session, String question, String nothing) {
        if (!yes && !session.terminal().confirm(question, Messages.useYes())) {
            throw new FailureException(Exit.REFUSED, nothing);
        }
    }

    /** Deletes something of the server, once it was confirmed. */
    public Exit delete(Session session, String kind, String path, String id) {
        require(
                session,
                Messages.deletionQuestion(kind, id, session.server().profile().server()),
                Messages.nothingDeleted());
        session.server().send(Request.delete(path, id).once(Session.newKey()));
        session.say(Messages.deleted(kind, SafeText.of(id)));
        return Exit.OK;
    }
}
