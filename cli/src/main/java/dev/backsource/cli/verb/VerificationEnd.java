package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The end of an exception from verification, by the clock of this machine. */
final class VerificationEnd {
    private VerificationEnd() {}

    /** The end of an exception that lasts for {@code time} from now on, in whole seconds. */
    static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Has an exception without an end confirmed at a terminal, and describes its effect elsewhere. Fails if the answer is no.
     *
     * @param how to set an end, as a request
     */
    static void confirmPermanent(Session session, String domain, String how) {
        session.confirm(Messages.permanentException(domain, how));
    }

    /** The end with the time left, or that it is over; other texts unchanged. */
    static String text(JsonNode end) {
        var text = Fields.text(end);
        try {
            var left = Duration.between(Instant.now(), Instant.parse(text));
            return left.isNegative()
                    ? Messages.exceptionOver(text)
                    : Messages.exceptionEnds(text, Durations.rough(left));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
