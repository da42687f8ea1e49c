package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that confirms a change or removal of many domains within a minute, which the server refuses otherwise. */
public final class ConfirmedDomains {
    private static final String OPTION = "--confirm-domains";
    private static final String FIELD = "confirmedDomains";

    @Option(
            names = OPTION,
            paramLabel = "N",
            description = "remove, or change the requests of, so many domains within a minute; a refusal names the"
                    + " number")
    private @Nullable Long domains;

    /** {@code request} with the number in its query; the same without one. */
    public Request on(Request request) {
        return request.with(FIELD, number());
    }

    /** The body of a request on many domains, with the number. */
    public ObjectNode on(ObjectNode body) {
        var number = number();
        return number == null ? body : body.put(FIELD, number);
    }

    private @Nullable Long number() {
        if (domains != null && domains < 1) {
            throw FailureException.usage(Messages.tooLow(OPTION, domains));
        }
        return domains;
    }
}
