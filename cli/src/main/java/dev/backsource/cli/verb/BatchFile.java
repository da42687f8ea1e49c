package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The file of a batch: JSON or YAML, the items alone or as {@code POST /api/v1/batches} takes them. It may have more items than one batch takes. */
final class BatchFile {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final String ITEMS = "items";

    private BatchFile() {}

    /** @param name of the file; {@code -} for the input */
    static List<JsonNode> items(String name, InputStream input) {
        var read = InputFile.document(name, InputFile.text(name, input, MOST_BYTES));
        var items = read.isObject() && read.size() == 1 ? read.path(ITEMS) : read;
        if (!items.isArray() || items.isEmpty()) {
            throw FailureException.usage(Messages.invalidBatch(name));
        }
        var list = new ArrayList<JsonNode>();
        items.forEach(list::add);
        return list;
    }
}
