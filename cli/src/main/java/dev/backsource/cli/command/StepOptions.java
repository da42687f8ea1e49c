package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The steps of a progressive rollout, and the conditions of the next one. The team of a domain, else the server, has a default for each. */
public final class StepOptions {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");

    @Option(
            names = "--steps",
            paramLabel = "PERCENT,...",
            description = "shares of the resources that take the candidate, step by step, such as 1,5,25,50")
    private @Nullable String steps;

    @Option(
            names = "--bake",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "shortest time of a step, in whole seconds")
    private @Nullable Duration bake;

    @Option(
            names = "--outcomes",
            paramLabel = "N",
            description = "fewest resources to see under the candidate in a step")
    private @Nullable Long outcomes;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "longest time of a step; then it pauses for lack of traffic")
    private @Nullable Duration patience;

    /**
     * The body of the request that starts a rollout.
     *
     * @param parts the candidate's, each whole
     */
    public ObjectNode bodyOf(ObjectNode parts) {
        var body = Documents.json().createObjectNode();
        body.set("parts", parts);
        return body.setAll(plan());
    }

    /** The fields for which an option is given. */
    public ObjectNode plan() {
        var body = Documents.json().createObjectNode();
        if (steps != null) {
            var shares = body.putArray("steps");
            for (var step : steps.split(",", -1)) {
                shares.add(share(step.strip()));
            }
        }
        if (bake != null) {
            body.put("bakeSeconds", seconds("--bake", bake));
        }
        if (outcomes != null) {
            body.put("outcomes", outcomes);
        }
        if (patience != null) {
            body.put("patienceSeconds", seconds("--patience", patience));
        }
        return body;
    }

    private BigDecimal share(String percent) {
        if (!PERCENT.matcher(percent).matches()) {
            throw FailureException.usage(
                    Messages.invalidOption("--steps", String.valueOf(steps), Messages.stepExamples()));
        }
        return new BigDecimal(percent).movePointLeft(2).stripTrailingZeros();
    }

    private static long seconds(String option, Duration time) {
        if (time.toMillisPart() != 0) {
            throw FailureException.usage(
                    Messages.invalidOption(option, time.toMillis() + "ms", Messages.wholeSeconds()));
        }
        return time.toSeconds();
    }
}
