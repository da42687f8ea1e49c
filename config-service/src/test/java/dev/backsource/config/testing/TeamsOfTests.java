package dev.backsource.config.testing;

/** Makes teams. */
public final class TeamsOfTests {
    private TeamsOfTests() {}

    /** A team that no other test uses; its id. */
    public static String make(Client administrator) {
        var id = Client.freshName().substring(0, 20);
        var answer = administrator.post("/api/v1/teams", "{\"id\": \"%s\"}".formatted(id));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
        return id;
    }
}
