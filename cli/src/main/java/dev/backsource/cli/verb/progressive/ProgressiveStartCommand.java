package dev.backsource.cli.verb.progressive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.StepOptions;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.verb.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        description = "Start a progressive rollout of several parts together, such as originRequest. For one part, use"
                + " --progressive of its verb.")
final class ProgressiveStartCommand extends ServerCommand {
    private static final int MOST_BYTES = 1024 * 1024;

    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "file of new values, each whole, of originProtocolPolicy, origins, originTls or originRequest"
                    + " in JSON or YAML, or - for standard input")
    private String file = "";

    @Mixin
    private final StepOptions steps = new StepOptions();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var text = InputFile.text(file, session.terminal().in(), MOST_BYTES);
        if (!(InputFile.document(file, text) instanceof ObjectNode parts)) {
            throw FailureException.usage(Messages.invalidParts(file));
        }
        var request = Request.post(steps.bodyOf(parts), "domains", domain, ProgressiveRollouts.PATH)
                .ifMatch(write.expected(session, domain));
        DryRunOption.confirmLossOfTls(session, domain, parts);
        return ProgressiveRollouts.start(session, write, domain, preflight.on(request));
    }
}
