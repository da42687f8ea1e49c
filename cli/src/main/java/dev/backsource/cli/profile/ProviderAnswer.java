package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.output.Documents;
import java.io.IOException;

/**
 * A provider's response, of any status.
 *
 * @param body a missing node where there is none
 */
record ProviderAnswer(int status, JsonNode body) {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /** A response to a revocation has no body. One of a busy provider need not be JSON: it may come from a proxy before it. */
    static ProviderAnswer of(int status, byte[] bytes) throws IOException {
        return new ProviderAnswer(
                status, bytes.length == 0 || isBusy(status) ? MissingNode.getInstance() : read(status, bytes));
    }

    /** Whether the same request may succeed later. */
    boolean isBusy() {
        return isBusy(status);
    }

    private static JsonNode read(int status, byte[] bytes) throws UnreadableAnswerException {
        try {
            return Documents.read(bytes);
        } catch (IOException e) {
            throw new UnreadableAnswerException(status, e);
        }
    }

    private static boolean isBusy(int status) {
        return status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
    }
}
