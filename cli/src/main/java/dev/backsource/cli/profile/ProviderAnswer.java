package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.output.Documents;
import java.io.IOException;

/**
 * What a provider answered, whatever the status.
 *
 * @param body a missing node where there is none
 */
record ProviderAnswer(int status, JsonNode body) {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /** An answer to a revocation has no body. One that the provider can't work now need not be JSON: what stands before it may say so. */
    static ProviderAnswer of(int status, byte[] bytes) throws IOException {
        return new ProviderAnswer(
                status, bytes.length == 0 || isBusy(status) ? MissingNode.getInstance() : read(status, bytes));
    }

    /** Whether the same request may well be taken later. */
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
