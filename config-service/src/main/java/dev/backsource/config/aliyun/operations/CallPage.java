package dev.backsource.config.aliyun.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import java.util.Set;

/**
 * Which page of a list a call asks for.
 *
 * @param number from 1
 * @param size how many items it has at most
 */
public record CallPage(int number, int size) {
    /** The parameters that say it. */
    public static final Set<String> PARAMETERS = Set.of("PageNumber", "PageSize");

    private static final int USUAL = 20;
    private static final int LAST = 100_000;

    /**
     * As the parameters say it; the first 20 where they don't.
     *
     * @param largest how large a page may be
     * @param skipped how many items may lie before it at most, since they are read as well
     * @throws CallRefusedException when there is no such page
     */
    public static CallPage of(CallParameters parameters, int largest, int skipped) {
        var page = new CallPage(
                parameters.integer("PageNumber", 1, 1, LAST), parameters.integer("PageSize", USUAL, 1, largest));
        if (page.skipped() > skipped) {
            throw CallRefusedException.ofParameter(
                    "PageNumber", "begins behind the first " + skipped + " items; narrow the list down instead");
        }
        return page;
    }

    /** How many items lie before it. */
    public int skipped() {
        return (number - 1) * size;
    }

    /** Says in an answer which page it is, and of how many items. */
    public void putInto(ObjectNode answer, long total) {
        answer.put("PageNumber", number);
        answer.put("PageSize", size);
        answer.put("TotalCount", total);
    }
}
