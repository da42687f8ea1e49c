package dev.backsource.cli.command;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import picocli.CommandLine.Option;

/** The option of verbs that ask before they do what can't be undone at once. */
public final class YesOption {
    @Option(
            names = {"-y", "--yes"},
            description = "without asking")
    private boolean yes;

    /**
     * Asks, unless it was said before; fails where the answer is no, or nobody can be asked.
     *
     * @param nothing what is said then, such as {@code nothing was removed}
     */
    public void require(Session session, String question, String nothing) {
        if (!yes && !session.terminal().confirm(question, "give --yes")) {
            throw new FailureException(Exit.REFUSED, nothing);
        }
    }
}
