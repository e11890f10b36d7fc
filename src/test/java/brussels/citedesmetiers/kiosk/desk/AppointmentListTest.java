package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.desk.AppointmentList.Fault;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.QueueHouse;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lists of appointments as houses write them.
final class AppointmentListTest {
    private static final LocalDate DAY = QueueHouse.DAY;

    private static AppointmentList list() {
        return new AppointmentList(
                DAY,
                QueueHouse.PLAN.services(),
                id -> id.equals(QueueHouse.WORK) ? List.of("Travailler", "Werken") : List.of());
    }

    private static Appointment at(LocalDate day, int hour, int minute, String code, ServiceId id) {
        return new Appointment(day, code, LocalTime.of(hour, minute), id);
    }

    @Test
    void columnsStandInAnyOrderAndNamesAreLeftOut() {
        String excel =
                "\ufeffNom;Heure;Service;Code\r\n\"Durand\";9h30;Werken;r 17\r\n;10:00;A;R18\r\n";
        assertEquals(
                List.of(
                        at(DAY, 9, 30, "R17", QueueHouse.WORK),
                        at(DAY, 10, 0, "R18", QueueHouse.LEARN)),
                list().of(excel));
        String english = "code,date,time,service\nX-1,24/11/2026,14:05:00,travailler\n\n";
        assertEquals(
                List.of(at(DAY.plusDays(1), 14, 5, "X-1", QueueHouse.WORK)), list().of(english));
    }

    @Test
    void whatStandsInQuotationMarksAndTheOtherSeparatorsAreText() {
        String list =
                """
                "Nom; prénom";Heure;Remarque;Service;Code
                "Durand; Anne";9:30;"deux lignes,
                et ""une"" marque";Travailler;R17
                Smith, John;10:00;x\ty;A;R18
                """;
        assertEquals(
                List.of(
                        at(DAY, 9, 30, "R17", QueueHouse.WORK),
                        at(DAY, 10, 0, "R18", QueueHouse.LEARN)),
                list().of(list));
        AppointmentList open = list();
        assertEquals(List.of(), open.of("time;service;code\n9:00;T;\"R1\n9:30;T;R2\n"));
        assertEquals(List.of(new Fault(2, "", "\"")), open.faults());
    }

    @Test
    void aListIsTakenWholeOrNotAtAllAndEveryFaultIsNamed() {
        AppointmentList wrong = list();
        assertEquals(
                List.of(),
                wrong.of(
                        """
                        uur;dienst;code;datum
                        9:30;travailler;R01;
                        25:00;travailler;R02;
                        9:00;koken;R03;
                        9:00;T;!;
                        9:00;T;R01;
                        9:00;T;R04;22/11/2026
                        """));
        assertEquals(
                List.of(
                        new Fault(3, "time", "25:00"),
                        new Fault(4, "service", "koken"),
                        new Fault(5, "code", "!"),
                        new Fault(6, "code", "R01"),
                        new Fault(7, "date", "22/11/2026")),
                wrong.faults());
        for (String text : List.of("", "time;service\n9:00;T\n")) {
            AppointmentList without = list();
            assertEquals(List.of(), without.of(text));
            assertEquals("code", without.faults().getLast().column());
        }
    }
}
