-- What waits for being read is a step too, of whoever reads; what was kept without these is made anew.
delete from assessment.survey;
