package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.desk.DeskFixture.Printed;
import brussels.citedesmetiers.kiosk.speech.Engine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// The house of the tests, to be played in by a real browser: `deploy/check-desk.sh` starts it. It
/// answers each line on standard input with one line.
///
/// - `print THEME LANGUAGE`: a visitor prints a ticket; answers `CODE TOKEN`
/// - `token CODE`: what a printed ticket's code holds
/// - `photo LEVEL CODE FILE`: a photo of a printed ticket
/// - `clear CODE FILE`: its code alone, on a transparent ground
/// - `pass SECONDS`: time goes by
/// - `now`: what the hub's clock says
/// - `trust yes|no`: whether the clock is known to be right
/// - `stop`, `start`: the hub stops, and starts again
/// - `paper yes|no`: whether the hub's printer has paper
/// - `home`: the queue is emptied
/// - `day`: a morning with 40 visitors goes by
/// - `fresh`: the house closes for good, and another in which nobody has worked yet opens; answers
///   with its port
final class DeskStage {
    private DeskStage() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int houses = 1;
        DeskFixture house = open(folder);
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(house.server.port() + " " + DeskFixture.PIN);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("fresh")) {
                    house.close();
                    house = open(Files.createDirectory(folder.resolve("house-" + ++houses)));
                    System.out.println(house.server.port());
                } else {
                    System.out.println(answer(house, line.split(" ", -1)));
                }
            }
        } finally {
            house.close();
        }
    }

    private static DeskFixture open(Path folder) {
        DeskFixture house = new DeskFixture(folder);
        house.speaker.set(new Engine()::wav);
        return house;
    }

    private static String answer(DeskFixture house, String[] words) throws Exception {
        return switch (words[0]) {
            case "print" -> {
                Printed printed = house.print(words[1].charAt(0), words[2]);
                yield printed.code() + " " + printed.token();
            }
            case "token" -> paper(house, words[1]).token();
            case "photo" -> {
                PhotoGenerator.Level level = PhotoGenerator.Level.valueOf(words[1]);
                String token = paper(house, words[2]).token();
                PhotoGenerator.write(token, level, 1, Path.of(words[3]));
                yield "ok";
            }
            case "clear" -> {
                byte[] png = PhotoGenerator.onClearGround(paper(house, words[1]).token());
                Files.write(Path.of(words[2]), png);
                yield "ok";
            }
            case "pass" -> {
                house.pass(Duration.ofSeconds(Long.parseLong(words[1])));
                house.queue.tick();
                yield "ok";
            }
            case "now" -> house.now.get().toString();
            case "trust" -> {
                house.clockTrusted.set(words[1].equals("yes"));
                house.queue.tick();
                yield "ok";
            }
            case "stop" -> {
                house.stop();
                yield "ok";
            }
            case "start" -> {
                house.startAgain();
                yield "ok";
            }
            case "paper" -> {
                house.printer.hasPaper = words[1].equals("yes");
                yield "ok";
            }
            case "joins" -> {
                house.joins(new GivenSample(words[1].equals("missing")));
                yield "ok";
            }
            case "home" -> {
                house.queue.sendHome();
                yield "ok";
            }
            case "day" -> {
                Morning.play(house, 40);
                yield "ok";
            }
            default -> "what?";
        };
    }

    private static Printed paper(DeskFixture house, String code) {
        return Objects.requireNonNull(house.papers.get(code), code);
    }
}
