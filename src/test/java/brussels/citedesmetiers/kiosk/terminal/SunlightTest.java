package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.SunlightHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SunlightTest {
    private Instant now = at("12:00");
    private boolean trusted = true;

    private static Instant at(String time) {
        return Instant.parse("2026-06-21T" + time + ":00Z");
    }

    private Sunlight sunlight(String setting) {
        return new Sunlight(
                SunlightHours.parse(setting),
                new WallClock(() -> now, () -> trusted),
                ZoneOffset.UTC);
    }

    @Test
    void theSettingIsOneOfTwoLooksOrHours() {
        assertEquals(
                List.of(
                        new SunlightHours.Never(),
                        new SunlightHours.Always(),
                        new SunlightHours.Between(LocalTime.of(10, 0), LocalTime.of(18, 30))),
                List.of(
                        SunlightHours.parse("light"),
                        SunlightHours.parse("day"),
                        SunlightHours.parse("10:00-18:30")));
    }

    @Test
    void hoursBeginAtTheFirstMinuteAndEndBeforeTheLast() {
        Sunlight between = sunlight("10:00-18:00");
        now = at("09:59");
        assertFalse(between.now());
        now = at("10:00");
        assertTrue(between.now());
        now = at("18:00");
        assertFalse(between.now());
    }

    @Test
    void hoursMayGoOverMidnight() {
        Sunlight night = sunlight("22:00-06:00");
        now = at("23:00");
        assertTrue(night.now());
        now = at("05:59");
        assertTrue(night.now());
        now = at("12:00");
        assertFalse(night.now());
    }

    @Test
    void aClockThatMayBeWrongHasNoHours() {
        trusted = false;
        assertFalse(sunlight("10:00-18:00").now());
        assertTrue(sunlight("day").now());
    }

    @Test
    void whatStaffSayHoldsAgainstTheHours() {
        Sunlight between = sunlight("10:00-18:00");
        between.change();
        assertFalse(between.now());
        now = at("20:00");
        assertFalse(between.now());
        between.change();
        assertTrue(between.now());
    }
}
